package dev.tandem.sandbox.http;

import io.vertx.core.buffer.Buffer;

/**
 * An answer in the form in which it goes over the wire.
 *
 * @param delivery how it goes
 * @param body the body to send; compressed when {@code gzip} says so
 * @param gzip whether the body is compressed
 */
record Shipment(Delivery delivery, Buffer body, boolean gzip) {}
