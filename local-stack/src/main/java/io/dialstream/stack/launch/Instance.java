package io.dialstream.stack.launch;

/** One process of a part; numbers start at 1. */
public record Instance(Part part, int number) {

    /** The part's name, with the number after it from the second instance on. */
    public String title() {
        return number == 1 ? part.title() : part.title() + "-" + number;
    }
}
