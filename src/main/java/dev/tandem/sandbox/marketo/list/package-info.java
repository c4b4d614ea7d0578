/** Static lists: finding and making them, their members, and the lists of one person. */
package dev.tandem.sandbox.marketo.list;
