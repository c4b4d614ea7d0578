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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The access tokens of the one custom service: the same token for every request until it expires (Adobe,
 * "Authentication").
 */
public final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String BEARER = "bearer ";

    private final Clock clock;
    private final Set<String> retired = new HashSet<>();
    private Optional<Token> current = Optional.empty();

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

    /** The valid token; a new one only where the last has expired. */
    public synchronized Token issue() {
        Token token = valid().orElseGet(() ->
                new Token(UUID.randomUUID() + ":sb", clock.instant().plus(LIFE)));
        if (!current.equals(Optional.of(token))) {
            current.ifPresent(old -> retired.add(old.value()));
            current = Optional.of(token);
        }
        return token;
    }

    /** Seconds that a token still lives, rounded up. */
    public long remaining(Token token) {
        return Duration.between(clock.instant(), token.expires())
                .plusNanos(999_999_999)
                .toSeconds();
    }

    /**
     * Accepts the value of an Authorization header.
     *
     * @throws Refusal 600 without token, 601 for an unknown one, 602 for an expired one
     */
    public synchronized void check(Optional<String> authorization) {
        String header = authorization.orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Refusal(ErrorCode.NO_TOKEN);
        }
        String token = header.substring(BEARER.length()).strip();
        boolean known = current.isPresent() && current.get().value().equals(token);
        if (retired.contains(token) || (known && valid().isEmpty())) {
            throw new Refusal(ErrorCode.TOKEN_EXPIRED);
        }
        if (!known) {
            throw new Refusal(ErrorCode.TOKEN_INVALID);
        }
    }

    /** Writes the tokens, so that callers need no new one after a restart. */
    public synchronized void save(DataOutputStream to) throws IOException {
        to.writeInt(retired.size());
        for (String token : retired) {
            to.writeUTF(token);
        }
        to.writeBoolean(current.isPresent());
        if (current.isPresent()) {
            to.writeUTF(current.get().value());
            to.writeLong(current.get().expires().toEpochMilli());
        }
    }

    /** Replaces the tokens by the written ones. */
    public synchronized void load(DataInputStream from) throws IOException {
        retired.clear();
        for (int left = from.readInt(); left > 0; left--) {
            retired.add(from.readUTF());
        }
        current = from.readBoolean()
                ? Optional.of(new Token(from.readUTF(), Instant.ofEpochMilli(from.readLong())))
                : Optional.empty();
    }

    private Optional<Token> valid() {
        return current.filter(token -> clock.instant().isBefore(token.expires()));
    }
}
