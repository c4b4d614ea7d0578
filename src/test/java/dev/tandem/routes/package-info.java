/** Rules that the files in {@code routes} keep, each shown to find a broken copy. */
package dev.tandem.routes;
