package dev.tandem.state;

import java.sql.SQLException;
import java.util.Optional;

/** One checkpoint a stream, moved by compare-and-set. */
public final class Checkpoints {

    private static final String INSERT = "insert into checkpoints (phase, feed_position, last_delta, load_started, "
            + "polled_at, copied, load_number, selection, revision, stream) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = "update checkpoints set phase = ?, feed_position = ?, last_delta = ?, "
            + "load_started = ?, polled_at = ?, copied = ?, load_number = ?, selection = ?, revision = ? where stream = ? and revision = ?";

    Checkpoints() {}

    /** The checkpoint of the stream, if it ever had one. */
    public Optional<Checkpoint> find(Transaction tx, String stream) {
        return tx.selectFirst(Checkpoints::read, "select * from checkpoints where stream = ?", stream);
    }

    /**
     * Advances the checkpoint of a stream, provided it still has the revision that {@code to} carries (0 = there is none
     * yet).
     *
     * @return the checkpoint as it now stands, with its new revision
     * @throws CheckpointMoved if somebody else advanced it
     */
    public Checkpoint advance(Transaction tx, Checkpoint to) {
        Checkpoint next = to.withRevision(to.revision() + 1);
        if (to.revision() == 0) {
            begin(tx, next);
        } else {
            move(tx, next, to.revision());
        }
        return next;
    }

    private void begin(Transaction tx, Checkpoint first) {
        if (find(tx, first.stream()).isPresent()) {
            throw new CheckpointMoved(first.stream(), 0);
        }
        tx.change(
                INSERT,
                first.phase(),
                first.position(),
                first.lastDelta(),
                first.loadStarted(),
                first.polledAt(),
                first.copied(),
                first.load(),
                first.selection(),
                first.revision(),
                first.stream());
    }

    private static void move(Transaction tx, Checkpoint next, long from) {
        int moved = tx.change(
                UPDATE,
                next.phase(),
                next.position(),
                next.lastDelta(),
                next.loadStarted(),
                next.polledAt(),
                next.copied(),
                next.load(),
                next.selection(),
                next.revision(),
                next.stream(),
                from);
        if (moved == 0) {
            throw new CheckpointMoved(next.stream(), from);
        }
    }

    private static Checkpoint read(Row row) throws SQLException {
        return new Checkpoint(
                row.text("stream"),
                row.constant(Checkpoint.Phase.class, "phase"),
                row.text("feed_position"),
                row.text("last_delta"),
                row.instant("load_started"),
                row.instant("polled_at"),
                row.number("copied"),
                row.number("load_number"),
                row.text("selection"),
                row.number("revision"));
    }
}
