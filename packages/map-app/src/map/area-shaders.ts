import { FALLING, LOOKS_WIDTH, RISING } from './area-looks.ts';

/** In the place of an area's index where there is no area. */
export const NO_AREA = 0xffffffff;

/** Shapes: corners in units of a tile, each with the index of its area. */
export const SHAPE_VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform vec2 u_fit;
uniform float u_scale;
in vec2 a_corner;
in highp uint a_id;
flat out highp uint v_id;
void main() {
  v_id = a_id;
  gl_Position = u_matrix * vec4(a_corner * u_scale, 0.0, 1.0);
  gl_Position.xy *= u_fit;
}`;

export const SHAPE_FRAGMENT = `#version 300 es
precision highp float;
flat in highp uint v_id;
out highp uint area;
void main() { area = v_id; }`;

/** One round dot an area, at a place on the mercator square. */
export const DOT_VERTEX = `#version 300 es
uniform mat4 u_matrix;
uniform vec2 u_fit;
uniform vec2 u_origin;
uniform float u_size;
in vec2 a_offset;
flat out highp uint v_id;
void main() {
  v_id = uint(gl_VertexID);
  gl_Position = u_matrix * vec4(a_offset + u_origin, 0.0, 1.0);
  gl_Position.xy *= u_fit;
  gl_PointSize = u_size;
}`;

export const DOT_FRAGMENT = `#version 300 es
precision highp float;
flat in highp uint v_id;
out highp uint area;
void main() {
  if (distance(gl_PointCoord, vec2(0.5)) > 0.5) discard;
  area = v_id;
}`;

/** A triangle over the whole view. */
export const PAINT_VERTEX = `#version 300 es
void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }`;

/**
 * The colour of the area at each pixel, or of the sea. What a pixel shows of an area is one of four looks, by the lines of
 * pattern that run through it; the looks were worked out before, as area-looks.ts says.
 */
export const PAINT_FRAGMENT = `#version 300 es
precision highp float;
uniform highp usampler2D u_areas;
uniform sampler2D u_looks;
uniform int u_rows;
uniform vec2 u_shift;
uniform float u_scale;
uniform float u_unit;
uniform highp uint u_hovered;
uniform vec3 u_ink;
uniform vec3 u_sea;
out vec4 fragColour;

void main() {
  highp uint id = texelFetch(u_areas, ivec2(gl_FragCoord.xy * u_scale + u_shift), 0).r;
  if (id == ${NO_AREA}u) {
    fragColour = vec4(u_sea, 1.0);
    return;
  }
  vec2 at = gl_FragCoord.xy * u_unit;
  int look = (fract((at.x + at.y) / 7.0) < 0.2 ? ${RISING} : 0) + (fract((at.x - at.y) / 9.0) < 0.133 ? ${FALLING} : 0);
  ivec2 texel = ivec2(int(id) % ${LOOKS_WIDTH}, int(id) / ${LOOKS_WIDTH} + look * u_rows);
  vec3 colour = texelFetch(u_looks, texel, 0).rgb;
  fragColour = vec4(id == u_hovered ? mix(colour, u_ink, 0.35) : colour, 1.0);
}`;

export const PAINT_UNIFORMS = [
  'u_areas',
  'u_looks',
  'u_rows',
  'u_shift',
  'u_scale',
  'u_unit',
  'u_hovered',
  'u_ink',
  'u_sea',
] as const;

/** @throws Error with the driver's message where a shader does not compile or link */
export function linkProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('the graphics context is lost');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'a_corner');
  gl.bindAttribLocation(program, 0, 'a_offset');
  gl.bindAttribLocation(program, 1, 'a_id');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`the area shader failed: ${gl.getProgramInfoLog(program)}`);
  return program;
}

/** Where a program keeps its uniforms: asking for them again in every frame is work. */
export function uniformsOf<Name extends string>(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  names: readonly Name[],
): Record<Name, WebGLUniformLocation | null> {
  const places = names.map((name) => [name, gl.getUniformLocation(program, name)]);
  return Object.fromEntries(places) as Record<Name, WebGLUniformLocation | null>;
}
