/** What stream files, converters and settled mappings promise. */
package dev.tandem.stream;
