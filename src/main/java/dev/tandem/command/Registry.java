package dev.tandem.command;

/** Takes the beans that the routes name. */
@FunctionalInterface
interface Registry {

    /** From now on routes find the bean by that name. */
    void bind(String name, Object bean);
}
