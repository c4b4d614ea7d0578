package dev.tandem.state;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed 64-bit fingerprints of values, so that the state can tell whether a value moved without holding it: the first
 * eight bytes (big-endian) of HMAC-SHA256. Each part is its length in UTF-16 units as four bytes followed by those units,
 * big-endian; a part that is null is the length -1 alone, so null differs from the empty text and no two lists of parts
 * look alike. Safe for use by many threads.
 */
public final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    /** Never fed: each use works on a clone, which costs less than looking up and keying an algorithm. */
    private final Mac prototype;

    /** Fingerprints under the given key. */
    Fingerprints(byte[] key) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform offers " + ALGORITHM, e);
        }
    }

    /** The fingerprint of the parts in this order. */
    public long of(String... parts) {
        return of(Arrays.asList(parts));
    }

    /** The fingerprint of the parts in this order. */
    public long of(List<String> parts) {
        byte[] code = mac().doFinal(encode(parts));
        return ByteBuffer.wrap(code).getLong();
    }

    private Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the security provider's " + ALGORITHM + " cannot be copied", e);
        }
    }

    private static byte[] encode(List<String> parts) {
        int size = 0;
        for (String part : parts) {
            size += Integer.BYTES + (part == null ? 0 : part.length() * Character.BYTES);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        for (String part : parts) {
            put(bytes, part);
        }
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, String part) {
        if (part == null) {
            bytes.putInt(-1);
            return;
        }
        bytes.putInt(part.length());
        // units, not UTF-8: an unpaired surrogate would become "?" there, and two values would look alike
        for (int i = 0; i < part.length(); i++) {
            bytes.putChar(part.charAt(i));
        }
    }
}
