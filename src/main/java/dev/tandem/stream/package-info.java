/** What is kept in sync, and how: stream definitions, mapping lines, one converter a type. */
package dev.tandem.stream;
