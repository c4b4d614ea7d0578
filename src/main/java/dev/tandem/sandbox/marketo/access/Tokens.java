package dev.tandem.sandbox.marketo.access;

import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The access tokens of the custom services: each service has the same token for every request until it expires, and
 * services do not share tokens, even those of one user (Adobe, "Authentication").
 */
public final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String BEARER = "bearer ";

    private final Clock clock;
    private final Set<String> retired = new HashSet<>();
    private final Map<String, Token> current = new LinkedHashMap<>();

    /**
     * A token.
     *
     * @param value what callers send
     * @param expires from when on it is refused with 602
     */
    public record Token(String value, Instant expires) {}

    /** Tokens that live by this clock. */
    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /** The valid token of a service; a new one only where the last has expired. */
    public synchronized Token issue(String clientId) {
        Token last = current.get(clientId);
        if (last != null && valid(last)) {
            return last;
        }
        if (last != null) {
            retired.add(last.value());
        }
        Token token = new Token(UUID.randomUUID() + ":sb", clock.instant().plus(LIFE));
        current.put(clientId, token);
        return token;
    }

    /** Forgets all tokens: those that callers have are refused with 601 from now on. */
    public synchronized void clear() {
        retired.clear();
        current.clear();
    }

    /** Seconds that a token still lives, rounded up. */
    public long remaining(Token token) {
        return Duration.between(clock.instant(), token.expires())
                .plusNanos(999_999_999)
                .toSeconds();
    }

    /**
     * The client id of the service that an Authorization header speaks for.
     *
     * @throws Refusal 600 without token, 601 for an unknown one, 602 for an expired one
     */
    public synchronized String check(Optional<String> authorization) {
        String header = authorization.orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Refusal(ErrorCode.NO_TOKEN);
        }
        String token = header.substring(BEARER.length()).strip();
        if (retired.contains(token)) {
            throw new Refusal(ErrorCode.TOKEN_EXPIRED);
        }
        Map.Entry<String, Token> known = current.entrySet().stream()
                .filter(each -> each.getValue().value().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.TOKEN_INVALID));
        if (!valid(known.getValue())) {
            throw new Refusal(ErrorCode.TOKEN_EXPIRED);
        }
        return known.getKey();
    }

    /** Writes the tokens, so that callers need no new one after a restart. */
    public synchronized void save(DataOutputStream to) throws IOException {
        to.writeInt(retired.size());
        for (String token : retired) {
            to.writeUTF(token);
        }
        to.writeInt(current.size());
        for (Map.Entry<String, Token> each : current.entrySet()) {
            to.writeUTF(each.getKey());
            to.writeUTF(each.getValue().value());
            to.writeLong(each.getValue().expires().toEpochMilli());
        }
    }

    /** Replaces the tokens by the written ones. */
    public synchronized void load(DataInputStream from) throws IOException {
        clear();
        for (int left = from.readInt(); left > 0; left--) {
            retired.add(from.readUTF());
        }
        for (int left = from.readInt(); left > 0; left--) {
            current.put(from.readUTF(), new Token(from.readUTF(), Instant.ofEpochMilli(from.readLong())));
        }
    }

    private boolean valid(Token token) {
        return clock.instant().isBefore(token.expires());
    }
}
