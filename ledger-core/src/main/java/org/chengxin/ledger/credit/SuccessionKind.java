package org.chengxin.ledger.credit;

/** How a body gave way to others, or to another name (机构沿革). */
public enum SuccessionKind {
    /** 更名: the body goes on under another name. */
    RENAMED(0, 0, false),
    /** 合并: it went into another one. */
    MERGED(1, 1, true),
    /** 分立: it was divided. */
    SPLIT(2, Succession.SUCCESSORS_MAX, true),
    /** 职能划转: others do some of what it did, and it goes on. */
    FUNCTIONS_TRANSFERRED(1, Succession.SUCCESSORS_MAX, false),
    /** 撤销: it is no more, and others do what it did. */
    ABOLISHED(1, Succession.SUCCESSORS_MAX, true);

    private final int successorsMin;
    private final int successorsMax;
    private final boolean ends;

    SuccessionKind(int successorsMin, int successorsMax, boolean ends) {
        this.successorsMin = successorsMin;
        this.successorsMax = successorsMax;
        this.ends = ends;
    }

    /** Fewest bodies that take over. */
    public int successorsMin() {
        return successorsMin;
    }

    /** Most bodies that take over. */
    public int successorsMax() {
        return successorsMax;
    }

    /** Whether the body is no more from the day on. */
    public boolean ends() {
        return ends;
    }
}
