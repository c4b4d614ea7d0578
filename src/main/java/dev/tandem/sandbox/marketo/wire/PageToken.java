package dev.tandem.sandbox.marketo.wire;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The opaque tokens of both kinds of paging; padded with {@code =}, as Marketo's are, so that a client must encode
 * them. A token that is none is refused with 1003, which Adobe does not document. Those of the
 * change feed belong to a subscription, those of other rows to their query.
 */
public final class PageToken {

    private static final byte POSITION = 1;
    private static final byte FEED = 2;
    // one byte more than is needed, since it is the last one that makes for padding
    private static final int LENGTH = 22;

    private PageToken() {}

    /** A place in the change feed: after the entry with this number, among those of this second. */
    public record FeedPlace(int second, long entry) {}

    /** The token of a place among the rows of one and the same query. */
    public static String ofPosition(int position) {
        return encode(POSITION, position, 0, 0, 0);
    }

    /** The place among the rows of a query that a token stands for. */
    public static int position(String token) {
        return Math.max(0, decode(POSITION, token).getInt(1));
    }

    /**
     * What a token of the change feed says.
     *
     * @param place where the next page begins
     * @param subscription a number that subscriptions share which take each other's tokens
     * @param issued when the token was given out, in seconds since 1970
     */
    public record FeedToken(FeedPlace place, int subscription, int issued) {}

    /** The token of a place in the change feed. */
    public static String ofFeed(FeedToken token) {
        FeedPlace place = token.place();
        return encode(FEED, place.second(), place.entry(), token.subscription(), token.issued());
    }

    /** What a token of the change feed says. */
    public static FeedToken feed(String token) {
        ByteBuffer bytes = decode(FEED, token).position(1);
        return new FeedToken(new FeedPlace(bytes.getInt(), bytes.getLong()), bytes.getInt(), bytes.getInt());
    }

    private static String encode(byte kind, int first, long second, int third, int fourth) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(kind)
                .putInt(first)
                .putLong(second)
                .putInt(third)
                .putInt(fourth);
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

    /** The refusal of a token that is none, or not one any more. */
    public static Refusal invalid() {
        return new Refusal(ErrorCode.INVALID_DATA, "Invalid nextPageToken");
    }
}
