package dev.tandem.sync;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What becomes of one page of requests.
 *
 * @param all one answer a request
 */
record Answers(List<Answer> all) {

    Answers {
        all = List.copyOf(all);
    }

    <T extends Answer> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Answers map(UnaryOperator<Answer> step) {
        return new Answers(all.stream().map(step).toList());
    }
}
