package dev.tandem.state;

/** Somebody else advanced the checkpoint since it was read; whatever was to be committed with it must not be. */
public final class CheckpointMoved extends RuntimeException {

    CheckpointMoved(String stream, long revision) {
        super("The checkpoint of " + stream + " is no longer at revision " + revision + ".");
    }
}
