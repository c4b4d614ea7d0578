package dev.tandem.dynamics;

/** What a {@code $batch} consists of: operations that stand alone, and change sets. */
public sealed interface BatchItem permits BatchOperation, ChangeSet {}
