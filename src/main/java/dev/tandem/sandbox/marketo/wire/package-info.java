/** How Marketo's API speaks: parameters, the envelope, error codes and the table of operations. */
package dev.tandem.sandbox.marketo.wire;
