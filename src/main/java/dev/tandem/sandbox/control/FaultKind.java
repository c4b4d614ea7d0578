package dev.tandem.sandbox.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of faults, as the control calls and {@code docs/sandbox.md} name them. */
public enum FaultKind {
    DROP_BEFORE("drop-before"),
    DROP_AFTER("drop-after"),
    DROP_LATE("drop-late"),
    TRUNCATE("truncate"),
    HTML("html"),
    STATUS("status"),
    SLOW("slow"),
    REFUSE("refuse"),
    UNAUTHORIZED("unauthorized");

    private final String title;

    FaultKind(String title) {
        this.title = title;
    }

    /** The {@code kind} in a control call. */
    public String title() {
        return title;
    }

    /** The members of a control call that only some kinds have, and this one has. */
    public Set<String> members() {
        return switch (this) {
            case DROP_BEFORE, DROP_AFTER, TRUNCATE, UNAUTHORIZED -> Set.of();
            case DROP_LATE, SLOW -> Set.of("delay");
            case HTML -> Set.of("status");
            case STATUS -> Set.of("status", "retryAfter");
            case REFUSE -> Set.of("code");
        };
    }

    /** The kind with this title. */
    static Optional<FaultKind> of(String title) {
        return Arrays.stream(values()).filter(kind -> kind.title.equals(title)).findFirst();
    }

    /** All titles, as a sentence lists them. */
    static String titles() {
        return Arrays.stream(values()).map(FaultKind::title).collect(Collectors.joining(", "));
    }
}
