/** The operations that companies and sales persons share with every other keyed object of Marketo. */
package dev.tandem.sandbox.marketo.object;
