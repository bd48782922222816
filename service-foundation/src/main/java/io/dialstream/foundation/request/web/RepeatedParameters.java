package io.dialstream.foundation.request.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a parameter that is given twice, because one of its values would go unnoticed. */
class RepeatedParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (values.length > 1) {
                        throw new InvalidRequestException(name, "is given more than once");
                    }
                });
        return true;
    }
}
