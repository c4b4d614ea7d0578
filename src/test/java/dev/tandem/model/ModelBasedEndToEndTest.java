package dev.tandem.model;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/**
 * Whatever people do on both sides, and wherever the process dies: each {@link Law} holds. The seed is printed with what
 * failed, and the story is shrunk. The seed is fixed, so that a build fails only for what was changed; look for new stories
 * with another one.
 */
class ModelBasedEndToEndTest {

    private final Store<Countries> countries = Store.getOrCreate("countries", Lifespan.PROPERTY, Countries::new);

    @Property(seed = "20261122", tries = 200, edgeCases = EdgeCasesMode.NONE)
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
