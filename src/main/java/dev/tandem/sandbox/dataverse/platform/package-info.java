/** What the platform decides for all tables alike: privileges, secured columns, impersonation, open points. */
package dev.tandem.sandbox.dataverse.platform;
