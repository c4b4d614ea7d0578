/** The imitation of Microsoft Entra ID: token endpoint, discovery, user realm, and the certificate of its TLS port. */
package dev.tandem.sandbox.entra;
