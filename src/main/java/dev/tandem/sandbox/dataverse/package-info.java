/** The imitation of the Dataverse Web API: its front, from the token check to the choice of what answers. */
package dev.tandem.sandbox.dataverse;
