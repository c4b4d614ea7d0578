package dev.tandem.dynamics;

import java.util.List;

/**
 * Writes that succeed or fail together. The n-th operation, counted from 1, has the Content-ID n.
 *
 * @param operations no GET among them
 */
public record ChangeSet(List<BatchOperation> operations) implements BatchItem {

    public ChangeSet {
        operations = List.copyOf(operations);
    }
}
