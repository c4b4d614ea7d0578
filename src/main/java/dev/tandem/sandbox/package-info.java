/**
 * The imitation of both APIs, for trying, testing and developing. It knows nothing of Tandem, so that a shared mistake
 * cannot confirm itself.
 */
package dev.tandem.sandbox;
