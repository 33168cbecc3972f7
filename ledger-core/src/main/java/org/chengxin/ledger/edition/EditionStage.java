package org.chengxin.ledger.edition;

import org.chengxin.ledger.catalogue.Bilingual;

/** How far a version has come. */
public enum EditionStage {
    /** 起草: its files are written. */
    DRAFT("起草", "draft"),
    /** 征求意见: everybody may comment, nobody may write. */
    CONSULTATION("征求意见", "consultation"),
    /** 批准: by a person who wrote nothing of it. */
    APPROVED("已批准", "approved"),
    /** 公布: with the first day in force, which is still to come. */
    PUBLISHED("已公布", "published"),
    /** 施行. */
    IN_FORCE("施行中", "in force"),
    /** 被替代: a later version is in force. */
    SUPERSEDED("已被替代", "superseded"),
    /** 撤回: it will never be in force. */
    WITHDRAWN("已撤回", "withdrawn");

    private final String zh;
    private final String en;

    EditionStage(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Bilingual title() {
        return new Bilingual(zh, en);
    }

    /** Whether it is still being made. */
    public boolean isOpen() {
        return this == DRAFT || this == CONSULTATION || this == APPROVED;
    }
}
