/** What a Marketo subscription holds: fields, persons, objects and the activity log. */
package dev.tandem.sandbox.marketo.store;
