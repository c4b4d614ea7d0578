package dev.tandem.command.settings;

import java.util.List;

/** Settings that cannot be used: every problem at once, one sentence each. */
public final class SettingsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsProblem(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    public SettingsProblem(String problem) {
        this(List.of(problem));
    }
}
