package dev.tandem.sandbox.marketo.wire;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The opaque tokens of both kinds of paging; padded with {@code =}, as Marketo's are, so that a client must encode
 * them. They are valid indefinitely; a token that is none is refused with 1003 (Adobe documents neither). Those of the
 * change feed belong to a subscription, those of other rows to their query.
 */
public final class PageToken {

    private static final byte POSITION = 1;
    private static final byte FEED = 2;
    private static final int LENGTH = 17;

    private PageToken() {}

    /** A place in the change feed: after the entry with this number, among those of this second. */
    public record FeedPlace(int second, long entry) {}

    /** The token of a place among the rows of one and the same query. */
    public static String ofPosition(int position) {
        return encode(POSITION, position, 0, 0);
    }

    /** The place among the rows of a query that a token stands for. */
    public static int position(String token) {
        return Math.max(0, decode(POSITION, token).getInt(1));
    }

    /**
     * The token of a place in the change feed.
     *
     * @param subscription a number that subscriptions share which take each other's tokens
     */
    public static String ofFeed(FeedPlace place, int subscription) {
        return encode(FEED, place.second(), place.entry(), subscription);
    }

    /** The place in the change feed that a token of this subscription stands for. */
    public static FeedPlace feed(String token, int subscription) {
        ByteBuffer bytes = decode(FEED, token);
        if (bytes.getInt(LENGTH - Integer.BYTES) != subscription) {
            throw invalid();
        }
        return new FeedPlace(bytes.getInt(1), bytes.getLong(1 + Integer.BYTES));
    }

    private static String encode(byte kind, int first, long second, int third) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(kind)
                .putInt(first)
                .putLong(second)
                .putInt(third);
        return Base64.getUrlEncoder().encodeToString(bytes.array());
    }

    private static ByteBuffer decode(byte kind, String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length == LENGTH && bytes[0] == kind) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (IllegalArgumentException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refusal invalid() {
        return new Refusal(ErrorCode.INVALID_DATA, "Invalid nextPageToken");
    }
}
