/**
 * The proof that tests notice what they are there for: each mutant breaks one place of the product, and the test that it
 * names must fail. {@link dev.tandem.mutants.MutantsRun} runs them all ({@code mvn -Pmutants verify}); with every build a
 * test checks that mutants, tests and {@code docs/behaviour.md} fit together.
 */
package dev.tandem.mutants;
