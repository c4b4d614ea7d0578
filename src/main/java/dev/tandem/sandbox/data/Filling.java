package dev.tandem.sandbox.data;

/** How much of a row is filled in. */
enum Filling {
    /** Most optional columns hold something. */
    TYPICAL,
    /** Every optional column is empty. */
    BARE,
    /** Every optional column holds something, and every text has its full length. */
    FULL;

    /** Of every fifty rows one is bare and one is full. */
    static Filling of(Draw draw) {
        if (draw.isEach(50, 3)) {
            return BARE;
        }
        return draw.isEach(50, 5) ? FULL : TYPICAL;
    }
}
