package org.chengxin.api.usage;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the description of the API which reads take a purpose. */
@Component
class UsageHeaders implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return handler.hasMethodAnnotation(LooksUp.class)
                ? operation
                        .addParametersItem(new HeaderParameter()
                                .name(LookUpRequest.PURPOSE)
                                .description("查询用途代码 (code of the purpose of the look-up)")
                                .schema(new StringSchema()))
                        .addParametersItem(new HeaderParameter()
                                .name(LookUpRequest.REFERENCE)
                                .description("据以查询的文号或项目编号，非ASCII字符用百分号编码 (number of the document or project behind"
                                        + " it, percent-encoded UTF-8)")
                                .schema(new StringSchema()))
                : operation;
    }
}
