package dev.tandem.stream;

import java.util.Optional;

/** Knows the language in which stream files write conditions. */
@FunctionalInterface
public interface ConditionSyntax {

    /** What is wrong with a condition, to stand behind its place; empty if nothing is. */
    Optional<String> problem(OnlyWhen condition);
}
