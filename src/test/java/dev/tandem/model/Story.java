package dev.tandem.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happens in one plot.
 *
 * @param taste from which field on people like to edit: a few neighbours, so that they meet in the same one
 * @param beginning what happens in any case
 * @param steps what else happens
 */
record Story(int taste, List<Step> beginning, List<Step> steps) {

    Stream<Step> all() {
        return Stream.concat(beginning.stream(), steps.stream());
    }
}
