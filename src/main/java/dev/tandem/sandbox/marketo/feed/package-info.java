/** The operations of the change feed: paging tokens, lead changes, activities, deletions and the type catalogue. */
package dev.tandem.sandbox.marketo.feed;
