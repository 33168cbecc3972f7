package org.chengxin.ledger.subject;

/** What a credit subject (信用主体) is. The kind decides which record types apply and what may ever be public. */
public enum SubjectKind {
    /** 部门、单位: an organ of the city. */
    DEPARTMENT,
    /** 镇、街道、园区. */
    TOWN,
    /** 公务员、机关事业单位工作人员. */
    CIVIL_SERVANT,
    /** 企业, individual businesses with a unified social credit code among them. */
    ENTERPRISE,
    /** 其他组织: public institutions, social organisations, agencies. */
    ORGANISATION,
    /** 自然人. */
    PERSON,
    /** 村（居）民委员会. */
    VILLAGE,
    /** 信用户: a household. */
    HOUSEHOLD;

    /** Whether the subject is a person or a household, so that its name and everything told about it is personal data. */
    public boolean isNaturalPerson() {
        return this == PERSON || this == CIVIL_SERVANT || this == HOUSEHOLD;
    }
}
