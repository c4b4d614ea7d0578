/** Smart campaigns: which there are, and the requests of the API that trigger them. */
package dev.tandem.sandbox.marketo.campaign;
