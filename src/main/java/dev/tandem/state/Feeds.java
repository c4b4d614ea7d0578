package dev.tandem.state;

import java.sql.SQLException;
import java.util.Optional;

/** One position a feed of Marketo, moved by compare-and-set. */
public final class Feeds {

    Feeds() {}

    /** The position in the feed, if it was ever read. */
    public Optional<FeedPosition> find(Transaction tx, String feed) {
        return tx.selectFirst(Feeds::read, "select * from feeds where feed = ?", feed);
    }

    /**
     * Advances the position in a feed, provided it still has the revision that {@code to} carries (0 = there is none
     * yet).
     *
     * @return the position as it now stands, with its new revision
     * @throws CheckpointMoved if somebody else advanced it
     */
    public FeedPosition advance(Transaction tx, FeedPosition to) {
        FeedPosition next = to.withRevision(to.revision() + 1);
        int moved = to.revision() == 0 ? begin(tx, next) : move(tx, next, to.revision());
        if (moved == 0) {
            throw new CheckpointMoved(to.feed(), to.revision());
        }
        return next;
    }

    private int begin(Transaction tx, FeedPosition first) {
        if (find(tx, first.feed()).isPresent()) {
            return 0;
        }
        return tx.change(
                "insert into feeds (token, watermark, revision, feed) values (?, ?, ?, ?)",
                first.token(),
                first.watermark(),
                first.revision(),
                first.feed());
    }

    private static int move(Transaction tx, FeedPosition next, long from) {
        return tx.change(
                "update feeds set token = ?, watermark = ?, revision = ? where feed = ? and revision = ?",
                next.token(),
                next.watermark(),
                next.revision(),
                next.feed(),
                from);
    }

    private static FeedPosition read(Row row) throws SQLException {
        return new FeedPosition(row.text("feed"), row.text("token"), row.instant("watermark"), row.number("revision"));
    }
}
