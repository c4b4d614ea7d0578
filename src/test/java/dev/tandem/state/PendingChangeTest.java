package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingChangeTest {

    @Test
    void ofAllFieldsIsToldFromThatOfOneFieldAlsoWhenItWasStored() {
        PendingChange all = PendingChange.ofAll("4711", NOON);

        assertThat(all.isOfAll()).isTrue();
        assertThat(new PendingChange("4711", all.field(), NOON, 3).isOfAll()).isTrue();
        assertThat(new PendingChange("4711", "syncToMicrosoft", NOON).isOfAll()).isFalse();
    }
}
