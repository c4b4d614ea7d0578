/**
 * The model-based test: random people edit both systems, the process dies at random moments, and whatever happened, both
 * sides agree afterwards and nothing that somebody entered is lost. What may come of each edit is worked out by a small
 * merge of the model's own ({@link dev.tandem.model.Beliefs}), so that a mistake in the engine cannot hide here.
 */
package dev.tandem.model;
