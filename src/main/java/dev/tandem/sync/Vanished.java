package dev.tandem.sync;

import dev.tandem.state.Checkpoint;
import dev.tandem.state.Checkpoint.Phase;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The end of a load: links that it did not see, whose records may have been deleted while no feed told of it. Its last
 * page, often empty, carries the checkpoint from which the change feed goes on.
 */
final class Vanished implements PageSource {

    private static final int LINKS_A_PAGE = 500;

    private final ReadyStream stream;
    private final State state;
    private Checkpoint at;
    private UUID after;
    private boolean ended;

    Vanished(ReadyStream stream, State state) {
        this.stream = stream;
        this.state = state;
    }

    @Override
    public Optional<Page> next() {
        String name = stream.definition().name();
        if (at == null) {
            at = state.transaction(tx -> state.checkpoints().find(tx, name)).orElseThrow();
            ended = at.phase() != Phase.CATCHING_UP;
        }
        if (ended) {
            return Optional.empty();
        }
        List<UUID> unseen =
                state.transaction(tx -> state.links().notSeenIn(tx, name, at.load(), after, LINKS_A_PAGE)).stream()
                        .map(Link::recordId)
                        .toList();
        if (unseen.isEmpty()) {
            ended = true;
            return Optional.of(page(List.of(), Optional.of(at.tracking(at.position()))));
        }
        after = unseen.get(unseen.size() - 1);
        return Optional.of(page(unseen, Optional.empty()));
    }

    private Page page(List<UUID> unseen, Optional<Checkpoint> checkpoint) {
        return new Page(at.stream(), Lane.VANISHED, at.load(), List.of(), unseen, checkpoint);
    }
}
