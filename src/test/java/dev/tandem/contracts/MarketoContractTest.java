package dev.tandem.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the imitated Marketo answers is what Adobe's files say, and the patches of these are as few as can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketoContractTest {

    private final List<Exchange> exchanges = new ArrayList<>();
    private MarketoContract contract;

    @BeforeAll
    void tour() {
        contract = MarketoContract.patched();
        MarketoTour.walk().stream()
                .filter(exchange -> !Unpublished.OPERATIONS.contains(exchange.operation()))
                .forEach(exchanges::add);
    }

    @Test
    void requestsAndAnswersAreValid() {
        assertThat(exchanges.stream().flatMap(exchange -> contract.faults(exchange).stream()))
                .isEmpty();
    }

    @Test
    void noOperationThatTheSandboxHasIsLeftOut() {
        Set<String> passed = new TreeSet<>();
        exchanges.forEach(exchange -> passed.add(exchange.operation()));

        assertThat(passed).isEqualTo(PublishedFiles.operationsOfTheSandbox());
    }

    @Test
    void whatIsNotPublishedIsStillNotPublished() {
        Set<String> refused = new TreeSet<>();
        MarketoTour.walk().stream()
                .filter(exchange -> contract.faultsOfRequest(exchange).stream()
                        .anyMatch(fault -> fault.contains("validation.request.operation.notAllowed")))
                .forEach(exchange -> refused.add(exchange.operation()));

        assertThat(refused).isEqualTo(new TreeSet<>(Unpublished.OPERATIONS));
    }

    static Stream<Patch> patches() {
        return PatchFile.read().stream();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void eachPatchIsNeeded(Patch patch) {
        List<Patch> others =
                PatchFile.read().stream().filter(other -> !other.equals(patch)).toList();
        MarketoContract without = MarketoContract.with(others);

        assertThat(exchanges).anyMatch(exchange -> !without.faults(exchange).isEmpty());
    }

    static List<Wrong> requests() {
        return Wrong.requests();
    }

    static List<Wrong> answers() {
        return Wrong.answers();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void wrongRequestsAreRejected(Wrong wrong) {
        List<Exchange> made = made(wrong);

        assertThat(made).isNotEmpty().allMatch(bad -> !contract.faultsOfRequest(bad)
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void wrongAnswersAreRejected(Wrong wrong) {
        List<Exchange> made = made(wrong);

        assertThat(made).isNotEmpty().allMatch(bad -> !contract.faultsOfAnswer(bad)
                .isEmpty());
    }

    @Test
    void eachOperationIsOnceCalledAndOnceAnsweredWrongly() {
        Set<String> all = new LinkedHashSet<>();
        exchanges.forEach(exchange -> all.add(exchange.operation()));

        assertThat(operations(Wrong.requests())).isEqualTo(all);
        assertThat(operations(Wrong.answers())).isEqualTo(all);
    }

    private Set<String> operations(List<Wrong> wrongs) {
        Set<String> operations = new LinkedHashSet<>();
        exchanges.stream()
                .filter(exchange -> wrongs.stream()
                        .anyMatch(wrong -> wrong.made().of(exchange).isPresent()))
                .forEach(exchange -> operations.add(exchange.operation()));
        return operations;
    }

    private List<Exchange> made(Wrong wrong) {
        return exchanges.stream()
                .flatMap(exchange -> wrong.made().of(exchange).stream())
                .toList();
    }
}
