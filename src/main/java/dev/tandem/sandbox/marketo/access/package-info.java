/** Who may call, and how often: tokens, rate, concurrency, the daily quota and the usage statistics. */
package dev.tandem.sandbox.marketo.access;
