/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-late-poppler.h - poppler and cairo, loaded when they are needed
 *
 * Include it in place of poppler.h; see ppid-late.h for why.
 */
#ifndef PPID_LATE_POPPLER_H
#define PPID_LATE_POPPLER_H

#include <stdbool.h>
#include <poppler.h>

/* The functions that are used; each name stands for a pointer. */
#define PPID_POPPLER(X) \
	X(cairo_create) \
	X(cairo_destroy) \
	X(cairo_image_surface_create) \
	X(cairo_image_surface_get_data) \
	X(cairo_image_surface_get_height) \
	X(cairo_image_surface_get_stride) \
	X(cairo_image_surface_get_width) \
	X(cairo_paint) \
	X(cairo_scale) \
	X(cairo_set_source_rgb) \
	X(cairo_surface_destroy) \
	X(cairo_surface_flush) \
	X(cairo_surface_status) \
	X(cairo_translate) \
	X(poppler_attachment_save_to_callback) \
	X(poppler_document_get_attachments) \
	X(poppler_document_get_n_pages) \
	X(poppler_document_get_page) \
	X(poppler_document_has_attachments) \
	X(poppler_document_new_from_bytes) \
	X(poppler_error_quark) \
	X(poppler_form_field_button_get_button_type) \
	X(poppler_form_field_button_get_state) \
	X(poppler_form_field_choice_get_item) \
	X(poppler_form_field_choice_get_n_items) \
	X(poppler_form_field_choice_get_text) \
	X(poppler_form_field_choice_is_editable) \
	X(poppler_form_field_choice_is_item_selected) \
	X(poppler_form_field_get_alternate_ui_name) \
	X(poppler_form_field_get_field_type) \
	X(poppler_form_field_get_partial_name) \
	X(poppler_form_field_text_get_text) \
	X(poppler_form_field_text_is_password) \
	X(poppler_page_free_form_field_mapping) \
	X(poppler_page_free_image_mapping) \
	X(poppler_page_get_form_field_mapping) \
	X(poppler_page_get_image_mapping) \
	X(poppler_page_get_size) \
	X(poppler_page_get_text) \
	X(poppler_page_get_text_layout) \
	X(poppler_page_render)

#define X(name) extern __typeof__(name) *ppid_late_##name;
PPID_POPPLER(X)
#undef X

/**
 * ppid_poppler_load: before anything else; see ppid_late_load().
 *
 * Returns: false if the library is not there.
 */
bool
ppid_poppler_load(void);

#ifndef PPID_LATE_TABLE /* the file that has the pointers */
#define cairo_create ppid_late_cairo_create
#define cairo_destroy ppid_late_cairo_destroy
#define cairo_image_surface_create ppid_late_cairo_image_surface_create
#define cairo_image_surface_get_data ppid_late_cairo_image_surface_get_data
#define cairo_image_surface_get_height ppid_late_cairo_image_surface_get_height
#define cairo_image_surface_get_stride ppid_late_cairo_image_surface_get_stride
#define cairo_image_surface_get_width ppid_late_cairo_image_surface_get_width
#define cairo_paint ppid_late_cairo_paint
#define cairo_scale ppid_late_cairo_scale
#define cairo_set_source_rgb ppid_late_cairo_set_source_rgb
#define cairo_surface_destroy ppid_late_cairo_surface_destroy
#define cairo_surface_flush ppid_late_cairo_surface_flush
#define cairo_surface_status ppid_late_cairo_surface_status
#define cairo_translate ppid_late_cairo_translate
#define poppler_attachment_save_to_callback \
	ppid_late_poppler_attachment_save_to_callback
#define poppler_document_get_attachments \
	ppid_late_poppler_document_get_attachments
#define poppler_document_get_n_pages ppid_late_poppler_document_get_n_pages
#define poppler_document_get_page ppid_late_poppler_document_get_page
#define poppler_document_has_attachments \
	ppid_late_poppler_document_has_attachments
#define poppler_document_new_from_bytes \
	ppid_late_poppler_document_new_from_bytes
#define poppler_error_quark ppid_late_poppler_error_quark
#define poppler_form_field_button_get_button_type \
	ppid_late_poppler_form_field_button_get_button_type
#define poppler_form_field_button_get_state \
	ppid_late_poppler_form_field_button_get_state
#define poppler_form_field_choice_get_item \
	ppid_late_poppler_form_field_choice_get_item
#define poppler_form_field_choice_get_n_items \
	ppid_late_poppler_form_field_choice_get_n_items
#define poppler_form_field_choice_get_text \
	ppid_late_poppler_form_field_choice_get_text
#define poppler_form_field_choice_is_editable \
	ppid_late_poppler_form_field_choice_is_editable
#define poppler_form_field_choice_is_item_selected \
	ppid_late_poppler_form_field_choice_is_item_selected
#define poppler_form_field_get_alternate_ui_name \
	ppid_late_poppler_form_field_get_alternate_ui_name
#define poppler_form_field_get_field_type \
	ppid_late_poppler_form_field_get_field_type
#define poppler_form_field_get_partial_name \
	ppid_late_poppler_form_field_get_partial_name
#define poppler_form_field_text_get_text \
	ppid_late_poppler_form_field_text_get_text
#define poppler_form_field_text_is_password \
	ppid_late_poppler_form_field_text_is_password
#define poppler_page_free_form_field_mapping \
	ppid_late_poppler_page_free_form_field_mapping
#define poppler_page_free_image_mapping \
	ppid_late_poppler_page_free_image_mapping
#define poppler_page_get_form_field_mapping \
	ppid_late_poppler_page_get_form_field_mapping
#define poppler_page_get_image_mapping ppid_late_poppler_page_get_image_mapping
#define poppler_page_get_size ppid_late_poppler_page_get_size
#define poppler_page_get_text ppid_late_poppler_page_get_text
#define poppler_page_get_text_layout ppid_late_poppler_page_get_text_layout
#define poppler_page_render ppid_late_poppler_page_render
#endif

#endif /* PPID_LATE_POPPLER_H */
