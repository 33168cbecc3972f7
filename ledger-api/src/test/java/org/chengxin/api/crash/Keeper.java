package org.chengxin.api.crash;

import java.util.List;

/** What a {@link CrashNode} answers from. */
interface Keeper {

    /** Where an event went: its position and its leaf in hexadecimal. */
    record Place(long position, String leafHash) {}

    /** Returns when all events of the command are on disk, whether they were before or not; in their order. */
    List<Place> keep(Command command);
}
