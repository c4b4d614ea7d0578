package dev.tandem.model;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/**
 * Whatever people do on both sides, and wherever the process dies: {@link Law} holds. Another seed than the one that is
 * printed, or more sequences: {@code -Djqwik.seeds...} does not reach it; set {@code seed} below.
 */
class ModelBasedEndToEndTest {

    private final Store<Countries> countries = Store.getOrCreate("countries", Lifespan.PROPERTY, Countries::new);

    @Property(tries = 200, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void lawsHold(@ForAll("stories") Story story) {
        Plot plot = new Plot(countries.get().next(), story.taste());
        try {
            story.all().forEach(plot::play);
            new Judgement(plot).pronounce();
        } catch (RuntimeException | AssertionError failed) {
            countries.get().leave();
            throw failed;
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        return Steps.stories();
    }
}
