/** What the organization tells others of its changes: asynchronous webhooks. */
package dev.tandem.sandbox.dataverse.events;
