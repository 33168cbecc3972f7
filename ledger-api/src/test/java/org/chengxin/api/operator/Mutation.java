package org.chengxin.api.operator;

/**
 * A kind of change that somebody makes who may do everything in the database.
 *
 * @param name what is done
 * @param act does it at a place chosen by chance
 */
record Mutation(String name, Act act) {

    interface Act {

        /** Changes something; returns where that has to be found. */
        Expected to(Tamper ledger);
    }

    @Override
    public String toString() {
        return name;
    }
}
