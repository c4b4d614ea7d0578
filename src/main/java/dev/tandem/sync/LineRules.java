package dev.tandem.sync;

import dev.tandem.merge.Circumstances;
import dev.tandem.merge.Policy;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Side;
import dev.tandem.merge.Ways;
import dev.tandem.stream.Direction;
import dev.tandem.stream.MappingLine;
import java.util.Optional;
import java.util.Set;

/**
 * By which rule a field of one record is merged: what its mapping line and its stream say, unless a person has decided.
 *
 * @param winner the stream's winner
 * @param around what surrounds the record
 */
record LineRules(Side winner, Surroundings around) {

    Rule rule(MappingLine line) {
        Optional<Side> side = Optional.ofNullable(around.decisions().get(line.field()));
        return new Rule(
                ways(line.direction()),
                side.map(it -> it == Side.DYNAMICS ? Policy.DYNAMICS : Policy.MARKETO)
                        .or(() -> line.merging().policy()),
                winner,
                line.ratchet(),
                side.map(Set::of).orElseGet(() -> line.merging().optIn()),
                line.merging().atOnce());
    }

    private static Ways ways(Direction direction) {
        return switch (direction) {
            case BOTH -> Ways.BOTH;
            case TO_MARKETO -> Ways.TO_MARKETO;
            case TO_DYNAMICS -> Ways.TO_DYNAMICS;
        };
    }

    Circumstances circumstances(MappingLine line) {
        boolean sourceMoved = line.direction() == Direction.TO_DYNAMICS ? around.personMoved() : around.recordMoved();
        return new Circumstances(
                around.newest(line.field()),
                sourceMoved,
                line.ratchet() && around.optedOut().contains(line.field()));
    }
}
