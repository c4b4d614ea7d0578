package dev.tandem.model;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Draws what happens. */
final class Steps {

    private static final int LONGEST = 12;

    /** A cycle that writes has some 300 to 400 of them. */
    private static final int MOMENTS = 360;

    /** So many transactions has a cycle. */
    private static final int TRANSACTIONS = 170;

    /** So many calls has one that writes; it begins with reads. */
    private static final int CALLS = 20;

    private Steps() {}

    /** Sequences of steps; each begins with a lead, a contact and a cycle, often a whole one, so that there is somebody to edit. */
    static Arbitrary<Story> stories() {
        return Combinators.combine(
                        number(), beginnings(), any().list().ofMinSize(2).ofMaxSize(LONGEST))
                .as(Story::new);
    }

    private static Arbitrary<List<Step>> beginnings() {
        return Combinators.combine(number(), number(), moment().injectNull(0.5))
                .as((lead, contact, death) -> List.of(
                        new Step.CreateRecord(true, lead),
                        new Step.CreateRecord(false, contact),
                        new Step.Cycle(death == null ? 0 : death, List.of())));
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, 40).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(Arbitraries.of(true, false), number())
                                .as(Step.CreateRecord::new)),
                Tuple.of(2, number().map(Step.CreatePerson::new)),
                Tuple.of(16, edit()),
                Tuple.of(1, Combinators.combine(number(), number()).as(Step.Own::new)),
                Tuple.of(1, Combinators.combine(number(), number()).as(Step.Employ::new)),
                Tuple.of(1, number().map(Step.EditOneWay::new)),
                Tuple.of(1, number().map(Step.DeleteRecord::new)),
                Tuple.of(1, number().map(Step.DeletePerson::new)),
                Tuple.of(1, Combinators.combine(number(), number()).as(Step.MergeRecords::new)),
                Tuple.of(2, Combinators.combine(number(), number()).as(Step.MergePersons::new)),
                Tuple.of(2, number().map(Step.Qualify::new)),
                Tuple.of(
                        2,
                        Combinators.combine(number(), Arbitraries.of(true, false))
                                .as(Step.Request::new)),
                Tuple.of(4, Arbitraries.just((Step) new Step.Cycle(0, List.of()))),
                Tuple.of(5, moment().map(death -> (Step) new Step.Cycle(death, List.of()))),
                Tuple.of(4, meanwhile().list().ofMinSize(1).ofMaxSize(3).map(edits -> (Step) new Step.Cycle(0, edits))),
                Tuple.of(3, overtaken()),
                Tuple.of(3, cutOff()),
                Tuple.of(3, lost()),
                Tuple.of(1, Arbitraries.of(1, 3, 65).map(Step.Wait::new)));
    }

    private static Arbitrary<Integer> moment() {
        return Arbitraries.integers().between(1, MOMENTS).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> overtaken() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, TRANSACTIONS).withDistribution(RandomDistribution.uniform()),
                        edit().list().ofMaxSize(2))
                .as(Step.Overtaken::new);
    }

    private static Arbitrary<Step> cutOff() {
        return Arbitraries.integers()
                .between(5, CALLS)
                .withDistribution(RandomDistribution.uniform())
                .map(Step.CutOff::new);
    }

    private static Arbitrary<Step> lost() {
        return Combinators.combine(Arbitraries.of(1, 2), editRecord().list().ofMaxSize(3))
                .as(Step.Lost::new);
    }

    private static Arbitrary<Step.Meanwhile> meanwhile() {
        return Combinators.combine(moment(), edit()).as(Step.Meanwhile::new);
    }

    private static Arbitrary<Step> edit() {
        return Arbitraries.oneOf(
                editRecord(), Combinators.combine(number(), number(), number()).as(Step.EditPerson::new));
    }

    private static Arbitrary<Step> editRecord() {
        return Combinators.combine(number(), number(), number()).as(Step.EditRecord::new);
    }
}
