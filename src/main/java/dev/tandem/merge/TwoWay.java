package dev.tandem.merge;

import dev.tandem.merge.Verdict.Agree;
import dev.tandem.merge.Verdict.Keep;
import dev.tandem.merge.Verdict.Undecided;
import dev.tandem.merge.Verdict.Write;
import java.util.Optional;

/** A field that travels both ways: the rows of the design's table. */
final class TwoWay {

    private TwoWay() {}

    static Merged merge(Sights sights, Rule rule, Circumstances circumstances) {
        if (sights.nothingMoved()) {
            return Merged.quietly(new Keep());
        }
        if (sights.agree()) {
            return Merged.quietly(new Agree(sights.dynamics().value()));
        }
        return unopposed(sights)
                .map(side -> Merged.quietly(travel(sights, side)))
                .orElseGet(() -> contest(sights, rule, circumstances));
    }

    /**
     * The side whose value travels without a conflict: the only one that moved, unless that overwrites more than it could
     * see; without a base the only one that holds anything.
     */
    private static Optional<Side> unopposed(Sights sights) {
        if (!sights.hasBase()) {
            return sights.only(sight -> !sight.isEmpty());
        }
        return sights.only(Sight::moved).filter(mover -> !sights.wide().equals(Optional.of(mover.other())));
    }

    private static Merged contest(Sights sights, Rule rule, Circumstances circumstances) {
        Optional<Side> winner = Contest.winner(sights, rule, circumstances).filter(side -> mayTravel(sights, side));
        Verdict verdict = winner.<Verdict>map(side -> travel(sights, side)).orElseGet(Undecided::new);
        return Merged.after(new Conflict(kind(sights), winner), verdict);
    }

    /** An absent base never blanks a value, not even for a winner whose canonical form keeps nothing of its value. */
    private static boolean mayTravel(Sights sights, Side winner) {
        return sights.hasBase() || !sights.of(winner).value().isNothing();
    }

    private static ConflictKind kind(Sights sights) {
        if (!sights.hasBase()) {
            return ConflictKind.FIRST_CONTACT;
        }
        return sights.wide().isPresent() ? ConflictKind.LOSSY : ConflictKind.BOTH_MOVED;
    }

    private static Write travel(Sights sights, Side from) {
        return new Write(from.other(), sights.of(from).value());
    }
}
