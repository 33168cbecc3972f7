package org.chengxin.ledger.usage;

/** What somebody looks at. The names are stored, so they are for ever. */
public enum LookUpKind {
    /** 档案: a subject and its records. */
    ARCHIVE,
    /** 记录: one record. */
    RECORD,
    /** 历史: what happened to a record or a subject. */
    HISTORY,
    /** 证据包: the same in a file that verifies offline. */
    EVIDENCE,
    /** 存证: the proof of one event. */
    PROOF,
    /** 清单: a list that was not searched for anybody. */
    LIST,
    /** 按名称查找. What was searched for is not kept. */
    SEARCH_BY_NAME,
    /** 按代码查找. What was searched for is not kept. */
    SEARCH_BY_IDENTIFIER,
    /** 异议: one, or a desk of them. */
    OBJECTION,
    /** 信用修复: one, or a desk of them. */
    REPAIR,
    /** 事项: a matter, a desk of them, or those of an archive. */
    MATTER,
    /** 删除和限制处理: orders to erase or to restrict. */
    PROTECTION,
    /** 报送文件的逐行内容. */
    BATCH_ROWS,
    /** 导出: the log or a part of it. */
    EXPORT,
    /** 查询记录: the look-ups of others, or those at oneself. */
    USAGES
}
